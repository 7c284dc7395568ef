using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation;

/// <summary>Holds documents against the schema that section 5 of the specification uses in its examples.</summary>
internal static class RuleCheck
{
    public static Schema Schema { get; } = Build("""
        type Query {
          dog: Dog
          cat: Cat
          pet: Pet
          human: Human
          catOrDog: CatOrDog
          findDog(searchBy: FindDogInput): Dog
          booleanList(booleanListArg: [Boolean!]): Boolean
          arguments: Arguments
          anything(value: Anything): Boolean
        }

        type Mutation {
          addPet(pet: PetInput!): Pet
          addPets(pets: [PetInput!]!): [Pet]
        }

        type Subscription {
          newMessage: Message
          disallowedSecondRootField: Boolean
        }

        type Message {
          body: String
          sender: String
        }

        enum DogCommand { SIT DOWN HEEL }

        type Dog implements Pet {
          name: String!
          nickname: String
          barkVolume: Int
          doesKnowCommand(dogCommand: DogCommand!): Boolean!
          isHouseTrained(atOtherHomes: Boolean): Boolean!
          owner: Human
        }

        interface Sentient { name: String! }
        interface Pet { name: String! }

        type Alien implements Sentient {
          name: String!
          homePlanet: String
        }

        type Human implements Sentient {
          name: String!
          pets: [Pet!]
        }

        enum CatCommand { JUMP }

        type Cat implements Pet {
          name: String!
          nickname: String
          doesKnowCommand(catCommand: CatCommand!): Boolean!
          meowVolume: Int
        }

        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien

        input FindDogInput { name: String owner: String }
        input CatInput { name: String! nickname: String meowVolume: Int }
        input DogInput { name: String! nickname: String barkVolume: Int }
        input PetInput @oneOf { cat: CatInput dog: DogInput }

        type Arguments {
          multipleRequirements(x: Int!, y: Int!): Int!
          booleanArgField(booleanArg: Boolean): Boolean
          floatArgField(floatArg: Float): Float
          intArgField(intArg: Int): Int
          nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
          booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
          optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
        }

        scalar Anything
        directive @onQuery on QUERY
        directive @tag(name: String!) repeatable on FIELD
        """);

    /// <summary>The errors of one rule, each as its locations and its message: <c>1:3 2:5 What is wrong.</c></summary>
    public static string[] Errors(string rule, string document, ValidationOptions? options = null) =>
        Shown(Validator.Check(Schema, Parse(document), options ?? ValidationOptions.Default, RuleSet.Named([rule])!), rule);

    /// <summary>The errors of all rules, each as its rule, locations and message.</summary>
    public static string[] AllErrors(string document, ValidationOptions? options = null) =>
        [.. Validator.Validate(Schema, Parse(document), options).Errors.Select(static error => $"{error.Rule} {Places(error)} {error.Message}")];

    public static Schema Build(string sdl)
    {
        var result = SchemaBuilder.Build([Parser.Parse(sdl, ParserLimits.Trusted).Document!]);
        Assert.Empty(result.Errors);
        return result.Schema!;
    }

    public static DocumentNode Parse(string document, ParserLimits? limits = null)
    {
        var result = Parser.Parse(document, limits);
        Assert.Null(result.Error);
        return result.Document!;
    }

    private static string[] Shown(IEnumerable<GraphQLError> errors, string rule)
    {
        Assert.All(errors, error => Assert.Equal(rule, error.Rule));
        return [.. errors.Select(static error => $"{Places(error)} {error.Message}")];
    }

    private static string Places(GraphQLError error) => string.Join(' ', error.Locations.Select(static at => $"{at.Line}:{at.Column}"));
}
