using KnowledgeBase.Api.Configuration;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Configuration;

/// <summary>A setting that nothing reads is told, with the one that was meant.</summary>
public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("KnowledgeBase:PolSeconds", "There is no setting KnowledgeBase__PolSeconds; it is ignored. Did you mean KnowledgeBase__PollSeconds?")]
    [InlineData("KnowledgeBase:MaxCost", "There is no setting KnowledgeBase__MaxCost; it is ignored. 'kb doctor' lists all settings.")]
    [InlineData("KnowledgeBase:Limits:MaxCosts", "There is no setting KnowledgeBase__Limits__MaxCosts; it is ignored. Did you mean KnowledgeBase__Limits__MaxCost?")]
    [InlineData("KnowledgeBase_PublicUrl", "There is no setting KnowledgeBase_PublicUrl; it is ignored. Did you mean KnowledgeBase__PublicUrl?")]
    [InlineData("KnowlegeBase:PublicUrl", "There is no setting KnowlegeBase__PublicUrl; it is ignored. Did you mean KnowledgeBase__PublicUrl?")]
    [InlineData("KnowledgeBase:PublicUrl:x", "There is no setting KnowledgeBase__PublicUrl__x; it is ignored. Did you mean KnowledgeBase__PublicUrl?")]
    [InlineData("ConnectionStrings:KnowlegdeBase", "There is no setting ConnectionStrings__KnowlegdeBase; it is ignored. Did you mean ConnectionStrings__KnowledgeBase?")]
    [InlineData("knowledgebase:pollseconds", null)]
    [InlineData("ConnectionStrings:KnowledgeBase", null)]
    [InlineData("ConnectionStrings:Shop", null)]
    [InlineData("PATH", null)]
    [InlineData("KB_HOME", null)]
    public void Its_name_and_the_nearest_are_told(string path, string? expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(path, "1")]).Build();

        Assert.Equal(expected is null ? [] : [expected], UnknownSettings.Of(configuration));
    }
}
