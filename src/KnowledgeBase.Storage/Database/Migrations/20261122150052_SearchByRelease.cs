using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeBase.Storage.Database.Migrations
{
    /// <summary>
    /// Search rows belong to revisions and are kept, so that every release can be searched as it was. Stems are those of the text's language, once with its
    /// accents and once without. The rows that were there are written anew by the migrator: they are made from documents, which SQL cannot read.
    /// </summary>
    public partial class SearchByRelease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM search_rows;");

            migrationBuilder.DropIndex(
                name: "IX_search_rows_entry_id_language",
                table: "search_rows");

            migrationBuilder.AddColumn<short>(
                name: "rank",
                table: "search_rows",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<long>(
                name: "revision_id",
                table: "search_rows",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_search_rows_entry_id",
                table: "search_rows",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_search_rows_revision_id",
                table: "search_rows",
                column: "revision_id");

            migrationBuilder.AddForeignKey(
                name: "FK_search_rows_revisions_revision_id",
                table: "search_rows",
                column: "revision_id",
                principalTable: "revisions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                ALTER TABLE search_rows ALTER COLUMN rank DROP DEFAULT, ALTER COLUMN revision_id DROP DEFAULT;

                CREATE EXTENSION IF NOT EXISTS unaccent;

                CREATE TEXT SEARCH CONFIGURATION kb_english (COPY = pg_catalog.english);
                ALTER TEXT SEARCH CONFIGURATION kb_english ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_spanish (COPY = pg_catalog.spanish);
                ALTER TEXT SEARCH CONFIGURATION kb_spanish ALTER MAPPING FOR hword, hword_part, word WITH unaccent, spanish_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_french (COPY = pg_catalog.french);
                ALTER TEXT SEARCH CONFIGURATION kb_french ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_german (COPY = pg_catalog.german);
                ALTER TEXT SEARCH CONFIGURATION kb_german ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_italian (COPY = pg_catalog.italian);
                ALTER TEXT SEARCH CONFIGURATION kb_italian ALTER MAPPING FOR hword, hword_part, word WITH unaccent, italian_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_portuguese (COPY = pg_catalog.portuguese);
                ALTER TEXT SEARCH CONFIGURATION kb_portuguese ALTER MAPPING FOR hword, hword_part, word WITH unaccent, portuguese_stem;
                CREATE TEXT SEARCH CONFIGURATION kb_simple (COPY = pg_catalog.simple);
                ALTER TEXT SEARCH CONFIGURATION kb_simple ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

                DROP INDEX ix_search_rows_vector;
                ALTER TABLE search_rows DROP COLUMN vector;
                ALTER TABLE search_rows ADD COLUMN dictionary text GENERATED ALWAYS AS (CASE split_part(language, '-', 1)
                    WHEN 'en' THEN 'english'
                    WHEN 'es' THEN 'spanish'
                    WHEN 'fr' THEN 'french'
                    WHEN 'de' THEN 'german'
                    WHEN 'it' THEN 'italian'
                    WHEN 'pt' THEN 'portuguese'
                    ELSE 'simple' END) STORED;
                ALTER TABLE search_rows ADD COLUMN vector tsvector GENERATED ALWAYS AS (CASE split_part(language, '-', 1)
                    WHEN 'en' THEN to_tsvector('pg_catalog.english', text) || to_tsvector('kb_english', text)
                    WHEN 'es' THEN to_tsvector('pg_catalog.spanish', text) || to_tsvector('kb_spanish', text)
                    WHEN 'fr' THEN to_tsvector('pg_catalog.french', text) || to_tsvector('kb_french', text)
                    WHEN 'de' THEN to_tsvector('pg_catalog.german', text) || to_tsvector('kb_german', text)
                    WHEN 'it' THEN to_tsvector('pg_catalog.italian', text) || to_tsvector('kb_italian', text)
                    WHEN 'pt' THEN to_tsvector('pg_catalog.portuguese', text) || to_tsvector('kb_portuguese', text)
                    ELSE to_tsvector('pg_catalog.simple', text) || to_tsvector('kb_simple', text) END) STORED;
                CREATE INDEX ix_search_rows_vector ON search_rows USING gin (vector);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DELETE FROM search_rows;
                DROP INDEX ix_search_rows_vector;
                ALTER TABLE search_rows DROP COLUMN vector, DROP COLUMN dictionary;
                ALTER TABLE search_rows ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED;
                CREATE INDEX ix_search_rows_vector ON search_rows USING gin (vector);
                DROP TEXT SEARCH CONFIGURATION kb_english;
                DROP TEXT SEARCH CONFIGURATION kb_spanish;
                DROP TEXT SEARCH CONFIGURATION kb_french;
                DROP TEXT SEARCH CONFIGURATION kb_german;
                DROP TEXT SEARCH CONFIGURATION kb_italian;
                DROP TEXT SEARCH CONFIGURATION kb_portuguese;
                DROP TEXT SEARCH CONFIGURATION kb_simple;
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_search_rows_revisions_revision_id",
                table: "search_rows");

            migrationBuilder.DropIndex(
                name: "IX_search_rows_entry_id",
                table: "search_rows");

            migrationBuilder.DropIndex(
                name: "IX_search_rows_revision_id",
                table: "search_rows");

            migrationBuilder.DropColumn(
                name: "rank",
                table: "search_rows");

            migrationBuilder.DropColumn(
                name: "revision_id",
                table: "search_rows");

            migrationBuilder.CreateIndex(
                name: "IX_search_rows_entry_id_language",
                table: "search_rows",
                columns: new[] { "entry_id", "language" });
        }
    }
}
