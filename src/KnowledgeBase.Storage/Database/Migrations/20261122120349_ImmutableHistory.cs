using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeBase.Storage.Database.Migrations
{
    /// <summary>
    /// Revisions and releases are never changed or deleted, whoever asks: not by this program, not by a person at a console.
    /// A publication may only be closed (its end set once).
    /// </summary>
    public partial class ImmutableHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION kb_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'Rows of % are never changed or deleted: save a new one instead.', TG_TABLE_NAME
                        USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE FUNCTION kb_only_close_publication() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' AND OLD.to_sequence IS NULL AND NEW.to_sequence > OLD.from_sequence
                        AND NEW.revision_id = OLD.revision_id AND NEW.entry_id = OLD.entry_id AND NEW.from_sequence = OLD.from_sequence
                    THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A publication is only ever closed, once: releases that readers have seen stay as they were.'
                        USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE TRIGGER revisions_immutable BEFORE UPDATE OR DELETE ON revisions FOR EACH ROW EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER revisions_no_truncate BEFORE TRUNCATE ON revisions FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER releases_immutable BEFORE UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER releases_no_truncate BEFORE TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER publications_only_closed BEFORE UPDATE OR DELETE ON publications FOR EACH ROW EXECUTE FUNCTION kb_only_close_publication();
                CREATE TRIGGER publications_no_truncate BEFORE TRUNCATE ON publications FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();

                ALTER TABLE search_rows ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED;
                CREATE INDEX ix_search_rows_vector ON search_rows USING gin (vector);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX ix_search_rows_vector;
                ALTER TABLE search_rows DROP COLUMN vector;
                DROP TRIGGER publications_no_truncate ON publications;
                DROP TRIGGER publications_only_closed ON publications;
                DROP TRIGGER releases_no_truncate ON releases;
                DROP TRIGGER releases_immutable ON releases;
                DROP TRIGGER revisions_no_truncate ON revisions;
                DROP TRIGGER revisions_immutable ON revisions;
                DROP FUNCTION kb_only_close_publication();
                DROP FUNCTION kb_refuse_change();
                """);
        }
    }
}
