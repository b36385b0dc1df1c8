-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "because" JSONB NOT NULL DEFAULT '{}';
